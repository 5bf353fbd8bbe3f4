// `bare-push.mjs <file> <http://host/v2/repository>`: reads a file, hashes it and sends it as a blob, all in one pass and
// nothing else: no tar, no manifest, no credentials, no second try. The bound that a packager is held against.
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { request } from 'node:http';

const [file, repository] = process.argv.slice(2);
const opened = await fetch(`${repository}/blobs/uploads/`, { method: 'POST' });
const session = new URL(opened.headers.get('location'), repository);

const handle = await open(file);
const { size } = await handle.stat();
const hash = createHash('sha256');
const upload = request(session, {
  method: 'PATCH',
  headers: { 'content-length': size, 'content-type': 'application/octet-stream' },
});
const answered = new Promise((resolve, reject) => upload.on('response', resolve).on('error', reject));
const block = Buffer.allocUnsafe(1 << 20);
for (let offset = 0; offset < size;) {
  const { bytesRead } = await handle.read(block, 0, block.length, offset);
  const bytes = Buffer.from(block.subarray(0, bytesRead));
  hash.update(bytes);
  if (!upload.write(bytes)) await new Promise((resolve) => upload.once('drain', resolve));
  offset += bytesRead;
}
upload.end();
const answer = await answered;
answer.resume();

const closing = new URL(answer.headers.location, repository);
closing.searchParams.set('digest', `sha256:${hash.digest('hex')}`);
const closed = await fetch(closing, { method: 'PUT' });
if (closed.status !== 201) throw new Error(`the registry answered ${closed.status}`);
