import type { ServerResponse } from 'node:http';

/** Answers with a message as JSON, in the shape of azureml-inference-server-http: `{"message": "…"}`. */
export function answerMessage(
  response: ServerResponse,
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent) return void response.destroy();
  const body = Buffer.from(JSON.stringify({ message }));
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': body.length,
    ...headers,
  });
  response.end(body);
}
