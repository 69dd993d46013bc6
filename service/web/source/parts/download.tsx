// Files that the service makes: opened or kept by the browser, with the session's cookie.

import type { ComponentChildren } from 'preact';

export const FileLink = ({ href, children }: { href: string; children: ComponentChildren }) => (
  <a class="button plain" href={href} target="_blank" rel="noopener">
    <span>{children}</span>
  </a>
);
