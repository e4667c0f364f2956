// Before any other module of a page. Where it may, zod compiles schemas by `new Function`; it finds out by trying, which
// the content security policy refuses and reports on every page. This is the object it reads its settings from.
Reflect.set(globalThis, '__zod_globalConfig', { jitless: true })
