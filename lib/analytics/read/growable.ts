type Numbers = Int32Array | Float64Array

/** A typed array that grows: rows of unknown number without an object each. */
export class Growable<T extends Numbers> {
  length = 0
  private data: T
  private readonly make: (length: number) => T

  constructor(make: (length: number) => T) {
    this.make = make
    this.data = make(1024)
  }

  push(value: number): void {
    if (this.length === this.data.length) {
      const grown = this.make(this.data.length * 2)
      grown.set(this.data)
      this.data = grown
    }
    this.data[this.length++] = value
  }

  at(index: number): number {
    return this.data[index] as number
  }
}

export const growableInts = () => new Growable((length) => new Int32Array(length))
export const growableFloats = () => new Growable((length) => new Float64Array(length))
