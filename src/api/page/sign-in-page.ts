const FAVICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%230b6e4f'/%3E%3C/svg%3E";

const LINK = 'The link that <code>tillbook start</code> prints signs you in by itself. ';

/**
 * Where a browser becomes known. `says` is what went wrong before, in fixed words: nothing that was sent is shown again. `hasLinks`: whether
 * somebody prints links that sign in.
 */
export const signInPage = ({ says = '', hasLinks }: { says?: string; hasLinks: boolean }): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Sign in · Tillbook</title>
    <link rel="icon" href="${FAVICON}">
    <link rel="stylesheet" href="/assets/dashboard.css">
  </head>
  <body>
    <main>
      <form class="card sign-in" method="post" action="/sign-in">
        <h1 class="brand">Tillbook</h1>
        ${says === '' ? '' : `<p class="trouble" role="alert">${says}</p>`}
        <label for="token">Access token</label>
        <input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
        <button type="submit">Sign in</button>
        <p class="quiet">${hasLinks ? LINK : ''}A token is made with
        <code>tillbook token create${hasLinks ? '' : ' --aws'} --name me --scope read</code>.</p>
      </form>
    </main>
  </body>
</html>
`;
