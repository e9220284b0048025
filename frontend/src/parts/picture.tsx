import { h, type ComponentChild } from "preact";

export type Tree = [string, Record<string, string>, (Tree | string)[]];

/** A picture that the program drew, built element by element: nothing is read as markup. */
export function Picture({ tree }: { tree: Tree }): ComponentChild {
  const [tag, attributes, children] = tree;
  return h(tag, attributes, children.map((child) => (typeof child === "string" ? child : <Picture tree={child} />)));
}
