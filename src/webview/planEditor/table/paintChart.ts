/** Pixels of the image for each of the screen: sharp when it is enlarged in a document. */
const scale = 2;
const padding = 16;
const lineHeight = 22;

/**
 * Paints the first chart of an element with its title and legend, in the colors of the theme, as a PNG (base64).
 * Drawn shape by shape: the page's policy lets no image be made from the markup. Undefined where there is no chart.
 */
export function paintChart(element: HTMLElement, title: string): string | undefined {
  const svg = element.querySelector('svg');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!svg || !context) return undefined;
  const legend = legendOf(element);
  const top = padding + lineHeight * (legend.length > 0 ? 2 : 1) + 8;
  const { clientWidth: width, clientHeight: height } = svg;
  canvas.width = (width + 2 * padding) * scale;
  canvas.height = (height + top + padding) * scale;
  context.scale(scale, scale);

  const page = getComputedStyle(document.body);
  context.fillStyle = page.backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = page.color;
  context.font = `600 15px ${page.fontFamily}`;
  context.fillText(title, padding, padding + 14);
  paintLegend(context, legend, page);

  context.translate(padding, top);
  for (const shape of svg.querySelectorAll<SVGGraphicsElement>('rect, line, path, circle, text'))
    paintShape(context, shape, svg);
  const [, base64] = canvas.toDataURL('image/png').split(',');
  return base64;
}

interface LegendEntry {
  readonly color: string;
  readonly text: string;
}

function legendOf(element: HTMLElement): readonly LegendEntry[] {
  return [...element.querySelectorAll('.legend .swatch')]
    .filter((swatch) => swatch.closest('label')?.querySelector('input')?.checked !== false)
    .map((swatch) => ({
      color: getComputedStyle(swatch).backgroundColor,
      text: swatch.parentElement?.textContent.trim() ?? '',
    }));
}

function paintLegend(
  context: CanvasRenderingContext2D,
  legend: readonly LegendEntry[],
  page: CSSStyleDeclaration,
): void {
  context.font = `12px ${page.fontFamily}`;
  let x = padding;
  for (const { color, text } of legend) {
    context.fillStyle = color;
    context.fillRect(x, padding + lineHeight + 2, 11, 11);
    context.fillStyle = page.color;
    context.fillText(text, x + 17, padding + lineHeight + 12);
    x += 17 + context.measureText(text).width + 18;
  }
}

function paintShape(
  context: CanvasRenderingContext2D,
  shape: SVGGraphicsElement,
  svg: SVGSVGElement,
): void {
  const style = getComputedStyle(shape);
  const matrix = svg
    .getScreenCTM()
    ?.inverse()
    .multiply(shape.getScreenCTM() ?? new DOMMatrix());
  if (!matrix || style.visibility === 'hidden') return;
  context.save();
  context.transform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f);
  context.globalAlpha = opacityOf(shape, svg);
  context.fillStyle = style.fill;
  context.strokeStyle = style.stroke;
  context.lineWidth = Number.parseFloat(style.strokeWidth);
  context.setLineDash(
    style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(',').map(Number.parseFloat),
  );
  if (shape instanceof SVGTextElement) {
    if (shape.getNumberOfChars() > 0) {
      context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const { x, y } = shape.getStartPositionOfChar(0);
      context.fillText(shape.textContent, x, y);
    }
  } else {
    const path = outlineOf(shape);
    if (style.fill !== 'none') context.fill(path);
    if (style.stroke !== 'none' && context.lineWidth > 0) context.stroke(path);
  }
  context.restore();
}

function outlineOf(shape: SVGGraphicsElement): Path2D {
  if (shape instanceof SVGPathElement) return new Path2D(shape.getAttribute('d') ?? '');
  const path = new Path2D();
  if (shape instanceof SVGRectElement) {
    const { x, y, width, height } = shape;
    path.rect(x.baseVal.value, y.baseVal.value, width.baseVal.value, height.baseVal.value);
  } else if (shape instanceof SVGLineElement) {
    path.moveTo(shape.x1.baseVal.value, shape.y1.baseVal.value);
    path.lineTo(shape.x2.baseVal.value, shape.y2.baseVal.value);
  } else if (shape instanceof SVGCircleElement) {
    path.arc(shape.cx.baseVal.value, shape.cy.baseVal.value, shape.r.baseVal.value, 0, 2 * Math.PI);
  }
  return path;
}

/** An element is as faint as all that hold it. */
function opacityOf(shape: Element, svg: Element): number {
  let opacity = 1;
  for (let at: Element | null = shape; at && at !== svg; at = at.parentElement)
    opacity *= Number(getComputedStyle(at).opacity);
  return opacity;
}
