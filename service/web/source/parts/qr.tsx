// A QR code that came as SVG text. Only shapes are taken from it, so that no script or style can
// come along, and none is asked of the Content-Security-Policy.

const shapes = new Set(['path', 'rect', 'g', 'polygon']);
const traits = new Set([
  'd',
  'x',
  'y',
  'width',
  'height',
  'points',
  'transform',
  'fill',
  'shape-rendering',
  'fill-rule',
  'stroke',
  'stroke-width',
]);

interface Shape {
  name: string;
  traits: Record<string, string>;
  inside: Shape[];
}

function shape_of(node: Element): Shape[] {
  const inside = [...node.children].flatMap(shape_of);
  if (!shapes.has(node.localName)) return inside;
  const kept = [...node.attributes].filter(({ name }) => traits.has(name));
  return [
    {
      name: node.localName,
      inside,
      traits: Object.fromEntries(kept.map(({ name, value }) => [name, value])),
    },
  ];
}

const draw = (shape: Shape, at: number) => {
  const Name = shape.name as 'path';
  return (
    <Name key={at} {...shape.traits}>
      {shape.inside.map(draw)}
    </Name>
  );
};

export function Qr({ svg, name }: { svg: string; name: string }) {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  const box =
    root.getAttribute('viewBox') ??
    `0 0 ${parseInt(root.getAttribute('width') ?? '100', 10)} ${parseInt(root.getAttribute('height') ?? '100', 10)}`;
  return (
    <svg class="qr" viewBox={box} role="img" aria-label={name} shape-rendering="crispEdges">
      {[...root.children].flatMap(shape_of).map(draw)}
    </svg>
  );
}
