import { expect, it } from 'vitest';
import { clientName } from './client-name';

it('namesBrowserAndSystem', () => {
  expect(clientName('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36')).toBe('Chrome · Linux');
  expect(clientName('Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36 EdgA/156.0')).toBe('Edge · Android');
  expect(clientName('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1')).toBe('Safari · iOS');
  expect(clientName('Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0')).toBe('Firefox · Windows');
});

it('leavesWhatItDoesNotKnowAsItIs', () => {
  expect(clientName('curl/8.14')).toBe('curl/8.14');
  expect(clientName('Mozilla/5.0 (Elsewhere)')).toBe('Mozilla/5.0 (Elsewhere)');
});
