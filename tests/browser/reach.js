// Measures of tests/browser/reach.py: each tells what is wrong, one line a thing.

const TARGETS = "a[href], button, input:not([type=hidden]), select, textarea, summary"
const LEAST = 24

const name = element => `${element.tagName.toLowerCase()} "${(element.textContent || element.name || "").trim().replace(/\s+/g, " ").slice(0, 40)}"`
const seen = element => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0
const onScreen = box => box.width > 1 && box.height > 1 && box.right > 0 && box.bottom + scrollY > 0

function inSentence(element) {
  if (getComputedStyle(element).display !== "inline") return false
  let block = element.parentElement
  while (getComputedStyle(block).display === "inline") block = block.parentElement
  const links = [...block.querySelectorAll("a, button")].map(link => link.textContent.trim()).join("")
  return block.textContent.replace(/\s+/g, "").length > links.replace(/\s+/g, "").length
}

function smallTargets() {
  const all = [...document.querySelectorAll(TARGETS)].filter(seen).map(element => ({ element, box: element.getBoundingClientRect() }))
  const shown = all.filter(({ box }) => onScreen(box))
  const isSmall = ({ box }) => box.width < LEAST - .01 || box.height < LEAST - .01
  const middle = ({ box }) => [box.left + box.width / 2, box.top + box.height / 2]
  const away = ([x, y], { box }) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom))
  const crowded = one => shown.some(other => other !== one && !one.element.contains(other.element) && !other.element.contains(one.element) && (
    away(middle(one), other) < LEAST / 2 ||
    (isSmall(other) && Math.hypot(middle(one)[0] - middle(other)[0], middle(one)[1] - middle(other)[1]) < LEAST)))
  return shown.filter(one => isSmall(one) && !inSentence(one.element) && crowded(one))
    .map(({ element, box }) => `${name(element)} is ${Math.round(box.width)} × ${Math.round(box.height)}`)
}

function lostWords() {
  const lost = []
  for (const element of document.querySelectorAll("body *")) {
    const words = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE && node.data.trim())
    if (!words.length || !seen(element) || element.closest("svg, option, script, style")) continue
    const box = element.getBoundingClientRect()
    if (!onScreen(box)) continue
    for (const node of words) {
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const line of range.getClientRects()) {
        if (line.left < -1 || line.right > document.documentElement.clientWidth + 1) lost.push(`${name(element)} runs off the page`)
        for (let box = element; box && box !== document.body; box = box.parentElement) {
          const style = getComputedStyle(box), edge = box.getBoundingClientRect()
          if (style.overflow === "visible" || style.display === "inline" || edge.width <= 1) continue
          const tolerance = line.height / 4
          if (line.bottom > edge.bottom + tolerance || line.top < edge.top - tolerance || line.right > edge.right + 1 || line.left < edge.left - 1)
            lost.push(`${name(element)} is cut off`)
        }
      }
    }
    const isBox = getComputedStyle(element).display !== "inline"
    if (isBox && element.scrollHeight > element.clientHeight + 6 && element.clientHeight > 0) lost.push(`${name(element)} runs out of its box`)
  }
  return [...new Set(lost)]
}

// "" where what has the focus can be seen, null where nothing has it.
function focused() {
  const element = document.activeElement
  if (!element || element === document.body || element === document.documentElement) return null
  const inside = [...element.getClientRects()].flatMap(box => [.1, .5, .9].flatMap(x => [.25, .5, .75].map(y => [box.left + box.width * x, box.top + box.height * y])))
  const points = inside.filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight)
  const isOnTop = ([x, y]) => {
    const top = document.elementFromPoint(x, y)
    return top && (element.contains(top) || [...(element.labels || [])].some(label => label.contains(top)))
  }
  return points.some(isOnTop) ? "" : `${name(element)} has the focus and is not to be seen`
}

const transparent = colour => /rgba\(.*, 0\)|transparent|none/.test(colour)
const buttons = () => [...document.querySelectorAll("a[href], button, summary")].filter(seen)

// Which links and buttons stand on a plane of their own colour: in forced colours the plane is gone. What shows itself only
// while it has the focus, as the skip link does, has the ring for an edge.
function onPlanes() {
  const isPlane = element => onScreen(element.getBoundingClientRect()) && !transparent(getComputedStyle(element).backgroundColor)
  return buttons().map((element, at) => isPlane(element) ? String(at) : "").filter(Boolean)
}

function faint(planes) {
  const told = []
  const all = buttons()
  for (const at of planes) {
    const style = getComputedStyle(all[Number(at)])
    if (style.borderTopStyle === "none" || parseFloat(style.borderTopWidth) < 1) told.push(`${name(all[Number(at)])} has no border`)
  }
  for (const element of document.querySelectorAll(TARGETS)) {
    if (!seen(element)) continue
    element.focus({ focusVisible: true })
    const style = getComputedStyle(element)
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1) told.push(`${name(element)} has no ring when it has the focus`)
  }
  const paper = getComputedStyle(document.documentElement).backgroundColor
  const blank = colour => transparent(colour) || colour === paper
  const around = (outer, inner) =>
    outer.left <= inner.left && outer.right >= inner.right && outer.top <= inner.top && outer.bottom >= inner.bottom
  const coloured = [] // what lies under a shape in the colour of paper lets it be seen
  for (const shape of document.querySelectorAll("svg :is(path, circle, rect, line, polyline, polygon, ellipse)")) {
    if (!seen(shape) || shape.closest("defs, clipPath, mask")) continue
    const style = getComputedStyle(shape), box = shape.getBoundingClientRect()
    if (!blank(style.fill)) coloured.push(box)
    else if (blank(style.stroke) && !coloured.some(under => around(under, box))) told.push(`a ${shape.tagName} of a drawing can't be seen`)
  }
  return [...new Set(told)]
}

function moving() {
  const told = []
  for (const element of document.querySelectorAll("*")) {
    const style = getComputedStyle(element)
    const longest = times => Math.max(...times.split(",").map(parseFloat))
    if (longest(style.transitionDuration) > .001) told.push(`${name(element)} has a transition`)
    if (style.animationName !== "none" && longest(style.animationDuration) > .001) told.push(`${name(element)} is animated`)
    if (style.scrollBehavior === "smooth") told.push(`${name(element)} scrolls smoothly`)
  }
  return told
}
