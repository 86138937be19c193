/** A path of the server as the page must ask for it: the server may live below a context path. */
export const address = (path: string) => import.meta.env.BASE_URL + path.replace(/^\//, '');
