import { Component, type FunctionComponent } from 'preact';

/** A component that is rendered again only when one of its properties is another than before. */
export function memo<Props extends object>(
  Inner: FunctionComponent<Props>,
): FunctionComponent<Props> {
  class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      const keys = new Set([...Object.keys(this.props), ...Object.keys(next)]);
      return [...keys].some((key) => Reflect.get(this.props, key) !== Reflect.get(next, key));
    }
    override render() {
      return <Inner {...this.props} />;
    }
  }
  return (props) => <Memo {...props} />;
}
