import { execFile } from 'node:child_process';
import { promises as fs } from 'node:fs';

/**
 * A mark of when a process started, which together with its number names that very process; undefined when no live
 * process has the number. Linux: field 22 of /proc/<pid>/stat (clock ticks since boot) with the boot id; elsewhere what
 * the system's own tool says. A zombie counts as gone.
 * Source: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
export function startMark(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') return linuxMark(pid);
  if (process.platform === 'win32') return windowsMark(pid);
  return toolMark('ps', ['-o', 'lstart=', '-p', String(pid)]);
}

async function linuxMark(pid: number): Promise<string | undefined> {
  try {
    const [stat, boot] = await Promise.all([
      fs.readFile(`/proc/${pid}/stat`, 'utf8'),
      fs.readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // The name of the program may hold spaces and parentheses: count from the last parenthesis.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return `${boot.trim()}/${fields[19]}`;
  } catch {
    return undefined;
  }
}

function windowsMark(pid: number): Promise<string | undefined> {
  const script = `(Get-Process -Id ${pid} -ErrorAction Stop).StartTime.ToFileTimeUtc()`;
  return toolMark('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script]);
}

function toolMark(program: string, args: string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(program, args, { windowsHide: true }, (thrown, stdout) => {
      const mark = stdout.trim();
      resolve(thrown !== null || mark === '' ? undefined : mark);
    });
  });
}
