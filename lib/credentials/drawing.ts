// What the badge and the certificate are drawn with: the colours and signs of app/tokens.css and app/icon.svg, as numbers.

export const colours = {
  deep: '#01313a',
  onDeep: '#f1f9f8',
  surface: '#fefdfc',
  ink: '#0e2328',
  ink2: '#3d4f54',
  line: '#ded9d0',
  laut: '#025b63',
  kunyit: '#f3b22b',
}

/** The kawung of the border repeats in squares of this side: four petals, and a dot in the middle and at each corner. */
export const kawung = {
  side: 32,
  petal: { cx: 16, cy: 6.08, rx: 4.96, ry: 8.64 },
  turns: [45, 135, 225, 315],
  dot: 1.6,
  strokeOpacity: 0.34,
}

/** The logo in a square of 32: a kawung whose fourth petal sets sail. */
export const logo = {
  petal: { cx: 16, cy: 8, rx: 4.3, ry: 6.5 },
  turns: [-45, 135, 225],
  sail: 'M16 -3.2C18.9 -.4 20.3 2.9 20.3 5.9C20.3 9.6 18.4 12.5 16 12.5C13.6 12.5 11.7 9.6 11.7 5.9C11.7 2.9 13.1 -.4 16 -3.2Z',
  sailTurn: 45,
}
