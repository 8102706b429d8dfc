import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../controls/icon';
import { neighbourOf, type Direction } from './neighbour';
import { squarify, type Rectangle } from './squarify';

/** One part of what a treemap shows. */
export interface Tile {
  readonly id: string;
  /** A codicon. */
  readonly icon: string;
  readonly name: string;
  /** Beneath the name where there is room. */
  readonly detail: string;
  /** All that can be said of it, for those who cannot see it and as a tooltip. */
  readonly description: string;
  /** Its share of the area; above 0. */
  readonly value: number;
  /** Whether it is chosen; absent where that cannot be changed. */
  readonly checked?: boolean | 'mixed';
  /** Its color class. */
  readonly look: string;
  /** What it is made of, drawn within it where there is room. */
  readonly parts: readonly { readonly name: string; readonly value: number }[];
}

/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const gap = 2;
const headHeight = 38;
/** Below these a tile shows no name, or no detail. */
const nameSize = { width: 44, height: 22 };
/** A narrower tile keeps its room for the name. */
const iconWidth = 100;
const detailSize = { width: 56, height: 40 };
const outlinedSize = { width: 90, height: 90 };

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/**
 * Tiles by size. One stop of the Tab key: arrows go to the tile beside, Enter or a click opens, Space or a click on
 * the check mark chooses, Escape and Backspace go up. To assistive technology it is a tree with names and values.
 */
export function Treemap({
  tiles,
  size,
  label,
  startAt,
  onOpen,
  onToggle,
  onUp,
}: {
  /** The largest first. */
  readonly tiles: readonly Tile[];
  readonly size: Size;
  readonly label: string;
  /** The tile that has the focus first, where it is there. */
  readonly startAt: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onToggle: (id: string) => void;
  readonly onUp: () => void;
}) {
  const [chosen, setChosen] = useState<string>();
  const root = useRef<HTMLDivElement>(null);
  const holdsFocus = useRef(false);
  const at = (id: string | undefined): number => tiles.findIndex((tile) => tile.id === id);
  const current = Math.max(0, at(chosen) === -1 ? at(startAt) : at(chosen));
  const places = squarify(
    tiles.map(({ value }) => value),
    { x: 0, y: 0, ...size },
  );

  // Whoever goes into a folder or out of it by keyboard stays in the map.
  useLayoutEffect(() => {
    if (holdsFocus.current) focusTile(root.current, current);
  }, [tiles.map(({ id }) => id).join('\n')]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const tile = tiles[current];
    const direction = directions[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (direction !== undefined) go(neighbourOf(places, current, direction));
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(tiles.length - 1);
    else if (event.key === 'Enter' && tile) onOpen(tile.id);
    else if (event.key === ' ' && tile) {
      if (tile.checked !== undefined) onToggle(tile.id);
    } else if (event.key === 'Escape' || event.key === 'Backspace') onUp();
    else return;
    event.preventDefault();
  };
  const go = (index: number): void => {
    setChosen(tiles[index]?.id);
    focusTile(root.current, index);
  };

  return (
    <div
      class="treemap"
      role="tree"
      aria-label={label}
      aria-multiselectable="true"
      ref={root}
      style={{ height: `${size.height}px` }}
      onKeyDown={onKeyDown}
      onFocusIn={() => (holdsFocus.current = true)}
      onFocusOut={(event) => {
        // A tile that is taken off the page loses the focus to nobody: it goes on in the next one.
        if (event.relatedTarget !== null) holdsFocus.current = false;
      }}
    >
      {tiles.map((tile, index) => {
        const place = places[index];
        return (
          place && (
            <TileBox
              key={tile.id}
              tile={tile}
              place={place}
              isCurrent={index === current}
              position={{ index, count: tiles.length }}
              onFocus={() => setChosen(tile.id)}
              onOpen={() => onOpen(tile.id)}
              onToggle={() => onToggle(tile.id)}
            />
          )
        );
      })}
    </div>
  );
}

function focusTile(root: HTMLElement | null, index: number): void {
  const tile = root?.children[index];
  if (tile instanceof HTMLElement) tile.focus();
}

function TileBox({
  tile: { icon, name, detail, description, checked, look, parts },
  place,
  isCurrent,
  position,
  onFocus,
  onOpen,
  onToggle,
}: {
  readonly tile: Tile;
  readonly place: Rectangle;
  readonly isCurrent: boolean;
  readonly position: { readonly index: number; readonly count: number };
  readonly onFocus: () => void;
  readonly onOpen: () => void;
  readonly onToggle: () => void;
}) {
  const width = Math.max(1, place.width - gap);
  const height = Math.max(1, place.height - gap);
  const holds = (least: Size): boolean => width >= least.width && height >= least.height;
  return (
    <div
      class={`tile ${look} ${checked === false ? 'unchecked' : ''}`}
      role="treeitem"
      tabIndex={isCurrent ? 0 : -1}
      aria-level={1}
      aria-posinset={position.index + 1}
      aria-setsize={position.count}
      aria-checked={checked}
      title={description}
      style={{
        left: `${place.x}px`,
        top: `${place.y}px`,
        width: `${width}px`,
        height: `${height}px`,
      }}
      onFocus={onFocus}
      onClick={onOpen}
    >
      <span class="unseen">{description}</span>
      {holds(outlinedSize) && <Outlines parts={parts} width={width} height={height} />}
      {holds(nameSize) && (
        <span class="tile-name" aria-hidden="true">
          {checked !== undefined && (
            <span
              class="tile-check"
              onClick={(event) => {
                event.stopPropagation();
                onToggle();
              }}
            >
              <Icon name={checked === 'mixed' ? 'dash' : checked ? 'check' : 'blank'} />
            </span>
          )}
          {width >= iconWidth && <Icon name={icon} />}
          <span class="tile-text">{name}</span>
        </span>
      )}
      {holds(detailSize) && (
        <span class="tile-detail" aria-hidden="true">
          {detail}
        </span>
      )}
    </div>
  );
}

/** A look into a folder: its largest parts to scale, beneath its name. */
function Outlines({
  parts,
  width,
  height,
}: {
  readonly parts: Tile['parts'];
  readonly width: number;
  readonly height: number;
}) {
  if (parts.length < 2) return null;
  const inner = { x: 4, y: headHeight, width: width - 10, height: height - headHeight - 6 };
  return (
    <>
      {squarify(
        parts.map(({ value }) => value),
        inner,
      ).map(({ x, y, width: partWidth, height: partHeight }, index) => (
        <span
          key={index}
          class="tile-part"
          aria-hidden="true"
          style={{
            left: `${x}px`,
            top: `${y}px`,
            width: `${Math.max(0, partWidth - gap)}px`,
            height: `${Math.max(0, partHeight - gap)}px`,
          }}
        >
          {partWidth >= nameSize.width && partHeight >= nameSize.height && parts[index]?.name}
        </span>
      ))}
    </>
  );
}
