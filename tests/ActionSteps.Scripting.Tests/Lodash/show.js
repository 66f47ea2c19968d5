// Writes any value as text, the same in every engine; errors by their name.
function show(make) {
  const seen = [];
  function text(value, depth) {
    if (typeof value === "string") return JSON.stringify(value);
    if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
    if (typeof value === "bigint") return value + "n";
    if (typeof value === "function") return "function";
    if (typeof value === "symbol") return value.toString();
    if (value === null || typeof value !== "object") return String(value);
    if (value instanceof _) return "wrapper";
    if (seen.includes(value)) return "#" + seen.indexOf(value);
    if (depth > 8) return "…";
    seen.push(value);
    if (Array.isArray(value)) {
      const parts = [];
      for (let i = 0; i < value.length; i++) parts.push(i in value ? text(value[i], depth + 1) : "hole");
      for (const key of Object.keys(value)) if (!/^\d+$/.test(key)) parts.push(key + ":" + text(value[key], depth + 1));
      return "[" + parts.join(",") + "]";
    }
    if (value instanceof Map) return "Map" + text([...value], depth + 1);
    if (value instanceof Set) return "Set" + text([...value], depth + 1);
    if (value instanceof Date) return "Date(" + +value + ")";
    if (value instanceof RegExp) return String(value);
    if (value instanceof Error) return value.name + "(" + value.message + ")";
    if (ArrayBuffer.isView(value)) return "View[" + [...value].join() + "]";
    if (value instanceof String || value instanceof Number || value instanceof Boolean) return "Object(" + text(value.valueOf(), depth + 1) + ")";
    const proto = Object.getPrototypeOf(value);
    const name = proto === null ? "null" : proto === Object.prototype ? "" : (proto.constructor && proto.constructor.name) || "?";
    return name + "{" + Reflect.ownKeys(value).filter(key => Object.prototype.propertyIsEnumerable.call(value, key))
      .map(key => String(key) + ":" + text(value[key], depth + 1)).join(",") + "}";
  }
  try {
    return text(make(), 0);
  } catch (error) {
    return "!" + (error && error.name);
  }
}
