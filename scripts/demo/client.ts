import { Agent, request } from 'node:http';

/** What a client saw of an endpoint. */
export interface Seen {
  requests: number;
  failures: readonly string[];
  /** Answers by the deployment that gave them. */
  byDeployment: Readonly<Record<string, number>>;
}

/** A client that scores without a pause until it is stopped, and counts what is not answered with 200. */
export class BackgroundClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 4 });
  readonly #failures: string[] = [];
  readonly #byDeployment: Record<string, number> = {};
  readonly #loops: Promise<void>[];
  #requests = 0;
  #isStopped = false;

  readonly #url: string;
  readonly #key: string;
  readonly #body: string;

  constructor(url: string, key: string, body: string) {
    this.#url = url;
    this.#key = key;
    this.#body = body;
    this.#loops = [this.#loop(), this.#loop()];
  }

  /** Ends the client after the requests that are under way, and answers what it saw. */
  async stop(): Promise<Seen> {
    this.#isStopped = true;
    await Promise.all(this.#loops);
    this.#agent.destroy();
    return { requests: this.#requests, failures: this.#failures, byDeployment: this.#byDeployment };
  }

  async #loop(): Promise<void> {
    while (!this.#isStopped) {
      this.#requests += 1;
      const { status, deployment, error } = await this.#send();
      if (status === 200) this.#byDeployment[deployment] = (this.#byDeployment[deployment] ?? 0) + 1;
      else this.#failures.push(error ?? `status ${status}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  #send(): Promise<{ status: number; deployment: string; error?: string }> {
    return new Promise((resolve) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${this.#key}` };
      const sent = request(this.#url, { method: 'POST', agent: this.#agent, headers }, (answer) => {
        const deployment = String(answer.headers['azureml-model-deployment'] ?? 'unknown');
        answer.resume();
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, deployment }));
        answer.on('error', (thrown) => resolve({ status: 0, deployment, error: thrown.message }));
      });
      sent.on('error', (thrown) => resolve({ status: 0, deployment: 'none', error: thrown.message }));
      sent.end(this.#body);
    });
  }
}
