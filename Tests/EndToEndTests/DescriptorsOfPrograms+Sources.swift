// SPDX-License-Identifier: Apache-2.0

/// What the programs of these tests do.
extension RealPrograms.DescriptorsOfPrograms {
  static let python = """
    import asyncio, os, pty, shutil, signal, socket, socketserver, sqlite3, subprocess, tempfile
    import threading
    run = subprocess.run
    run("echo a | cat", shell=True, capture_output=True, check=True)
    run(["cat"], input=b"x" * 100000, capture_output=True, check=True)
    run(["true"], close_fds=False, check=True); run(["true"], start_new_session=True, check=True)
    reader, writer = os.pipe()
    run(["sh", "-c", f"echo x >&{writer}"], pass_fds=[writer], check=True)
    os.close(writer); os.read(reader, 9); os.close(reader)
    first = subprocess.Popen(["ls", "/"], stdout=subprocess.PIPE)
    second = subprocess.Popen(["wc"], stdin=first.stdout, stdout=subprocess.PIPE)
    first.stdout.close(); second.communicate(); first.wait()
    os.popen("date").read(); os.system("true")
    with tempfile.TemporaryFile() as file:
        file.write(b"x"); file.seek(0); run(["cat"], stdin=file, stdout=subprocess.DEVNULL)
    with tempfile.TemporaryDirectory() as folder: os.makedirs(folder + "/a/b")
    for _ in os.fwalk("/etc/ssl"): pass
    pid, fd = pty.fork()
    if pid == 0: os.execvp("date", ["date"])
    try:
        while os.read(fd, 1000): pass
    except OSError: pass
    os.close(fd); os.waitpid(pid, 0)
    class Echo(socketserver.StreamRequestHandler):
        def handle(self): self.wfile.write(self.rfile.readline())
    for server in socketserver.ThreadingTCPServer, socketserver.ForkingTCPServer:
        with server(("127.0.0.1", 0), Echo) as one:
            thread = threading.Thread(target=one.serve_forever); thread.start()
            for _ in range(4):
                with socket.create_connection(one.server_address) as client:
                    client.sendall(b"hi\\n"); assert client.recv(9)
            one.shutdown(); thread.join()
    async def main():
        async def echo(reader, writer):
            writer.write(await reader.readline()); writer.close(); await writer.wait_closed()
        server = await asyncio.start_server(echo, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        async def ask():
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"x\\n"); await reader.readline(); writer.close()
        await asyncio.gather(*[ask() for _ in range(10)])
        child = await asyncio.create_subprocess_exec("cat", stdin=-1, stdout=-1)
        await child.communicate(b"x"); server.close(); await server.wait_closed()
    asyncio.run(main())
    base = sqlite3.connect("base"); base.execute("create table t(a)"); base.commit(); base.close()
    saved = os.dup(1); null = os.open("/dev/null", os.O_WRONLY); os.dup2(null, 1)
    os.close(null); os.dup2(saved, 1); os.close(saved)

    """

  static let processes = """
    import multiprocessing as mp
    from concurrent.futures import ProcessPoolExecutor
    def square(x): return x * x
    def work(queue, pipe, lock):
        with lock: queue.put(1)
        pipe.send("x"); pipe.close()
    def main():
        for way in "fork", "spawn", "forkserver":
            context = mp.get_context(way)
            with context.Pool(2) as pool: pool.map(square, range(9))
            queue, (one, other), lock = context.Queue(), context.Pipe(), context.Lock()
            process = context.Process(target=work, args=(queue, other, lock))
            process.start(); other.close(); queue.get(); one.recv(); process.join()
            one.close(); queue.close()
            with ProcessPoolExecutor(2, mp_context=context) as pool: list(pool.map(square, [1, 2]))
            with context.Manager() as manager: manager.dict()[1] = 2
    if __name__ == "__main__": main()

    """

  static let perl = """
    use IPC::Open3; use Symbol; use File::Temp qw(tempfile); use IO::Socket::INET; use Socket;
    my $pid = open3(my $in, my $out, my $errors = gensym, "sh", "-c", "cat; echo e >&2");
    print $in "x"; close $in; my @lines = (<$out>, <$errors>); waitpid $pid, 0;
    close $out; close $errors;
    open(my $pipe, "-|", "ls", "/") or die; @lines = <$pipe>; close $pipe;
    open($pipe, "|-", "cat >/dev/null") or die; print $pipe "x"; close $pipe;
    my $date = `date`; system("true"); system("echo a | cat >/dev/null");
    open(my $saved, ">&", \\*STDOUT); open(STDOUT, ">", "out"); system("echo y");
    close STDOUT; open(STDOUT, ">&", $saved); close $saved;
    my ($file) = tempfile(UNLINK => 1); close $file; opendir(my $folder, "/etc"); closedir $folder;
    pipe(my $reader, my $writer);
    if (!fork) { close $reader; print $writer "hi"; exit } close $writer; <$reader>; wait;
    close $reader;
    my $listener = IO::Socket::INET->new(Listen => 5, LocalAddr => "127.0.0.1") or die;
    my $port = $listener->sockport;
    if (!fork) { my $c = IO::Socket::INET->new("127.0.0.1:$port"); print $c "x\\n"; exit }
    my $client = $listener->accept; <$client>; close $client; wait; close $listener;
    while (getpwent()) {} endpwent();

    """

  static let redirections = """
    exec 3</etc/passwd; read line <&3; exec 4<&3; exec 3<&-; exec 5<>five; echo hi >&5; exec 5>&-
    cat <<X
    $line
    X
    (sleep 0.1; echo later) & trap 'echo signal' USR1; kill -USR1 $$; wait
    { echo a; echo b >&2; } 2>&1 | sort | cat -n; x=$(echo a; echo $(echo b))
    exec 6>&1 >six; echo to-six; exec >&6 6>&-; cat 0<&4 >/dev/null
    while read a; do read b <&7; done </etc/passwd 7</etc/group
    (exec 3>&-; true); true 3>&- 4<&-; (flock 9; echo locked) 9>lock; exec 8>eight; exec 8>&-
    sh -c 'exec 9>&1; exec cat /dev/null'; exec 8>&1; echo >&8

    """

  static let node = """
    const cp = require('child_process'), fs = require('fs'), http = require('http');
    const { Worker, isMainThread } = require('worker_threads');
    if (isMainThread) (async () => {
      const server = http.createServer((q, r) => fs.createReadStream('/etc/passwd').pipe(r));
      await new Promise(done => server.listen(0, '127.0.0.1', done));
      for (let i = 0; i < 5; i++) await new Promise(done =>
        http.get(server.address(), r => { r.resume(); r.on('end', done); }));
      server.close();
      cp.execSync('ls -l | cat'); cp.spawnSync('cat', { input: 'x' });
      await new Promise(done => cp.exec('echo a; echo b >&2', done));
      await new Promise(done => {
        const child = cp.spawn('cat', { stdio: ['pipe', 'pipe', 'pipe', 'pipe'] });
        child.stdin.end('x'); child.stdout.resume(); child.on('close', done);
      });
      const fd = fs.openSync('date', 'w');
      await new Promise(done => cp.spawn('date', { stdio: ['ignore', fd, fd] }).on('exit', done));
      fs.closeSync(fd);
      await new Promise(done => new Worker(__filename).on('exit', done));
      await fs.promises.writeFile('file', 'x'); await (await fs.promises.open('file')).close();
    })(); else fs.readFileSync('/etc/passwd');

    """

  static let nginx = """
    \(Account.isRoot ? "user www-data;" : "")
    worker_processes 2; pid nginx.pid;
    events { worker_connections 64; }
    http {
      access_log access.log;
      client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
      uwsgi_temp_path uwsgi; scgi_temp_path scgi;
      server {
        listen 10.0.0.1:80; listen 10.0.0.1:81; listen 10.0.0.1:82 reuseport; root root;
      }
    }

    """

  static let sshd = """
    ListenAddress 10.0.0.1
    StrictModes no
    UsePAM no
    PermitRootLogin prohibit-password

    """
}
