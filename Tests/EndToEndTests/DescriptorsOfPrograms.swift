// SPDX-License-Identifier: Apache-2.0
import Backlot
import Foundation
import Testing

extension RealPrograms {
  /// Programs that everybody uses, with their descriptors watched. What is said of them is nothing,
  /// or true: `Docs/Descriptors.md` tells what each of these findings is.
  @Suite struct DescriptorsOfPrograms {
    @Test func `git has nothing wrong, from the first commit to gc`() async throws {
      try await watch(
        [],
        """
        git init -q -b main work; cd work
        for i in 1 2 3; do seq $i 900 > f$i; git add .; git commit -q -m $i; done
        printf '#!/bin/sh\\ngit diff --cached --name-only | while read f; do test -f "$f"; done\\n' \
          > .git/hooks/pre-commit; chmod +x .git/hooks/pre-commit
        git checkout -q -b topic HEAD~1; echo x > new; git add .; git commit -q -m topic
        git rebase -q main; git stash list; git gc -q; git fsck --no-progress
        cd ..; git clone -q "file://$PWD/work" clone; cd clone; git log -p | wc -l
        git ls-files | xargs -P2 -n1 git log --oneline -- | wc -l
        git archive HEAD | tar -t | wc -l
        """)
    }

    @Test func `tar, gzip, find and xargs have nothing wrong`() async throws {
      try await watch(
        [],
        """
        mkdir in; for i in 1 2 3 4 5 6; do seq $i 5000 > in/$i; done
        tar -cf a.tar in; tar -czf a.tgz in; mkdir out; tar -xzf a.tgz -C out; tar -df a.tgz
        gzip -k a.tar; gunzip -c a.tar.gz | wc -c; cp -a in copy; diff -r in copy
        find in -type f -exec cat {} + | sort -u -S 100k -T . | wc -l
        find in -type f -print0 | xargs -0 -P3 -n2 md5sum | wc -l
        find in -type f -exec sh -c 'test -f "$1"' _ {} ';'
        """)
    }

    @Test func `tar hands its archive on to the command that takes the files`() async throws {
      try await watch(
        [Known(.execLeak, "dash", call: "open")],
        """
        mkdir in; seq 9 > in/1; seq 8 > in/2; tar -cf a.tar in
        tar -xf a.tar --to-command='cat > /dev/null'
        """)
    }

    @Test func `Python has nothing wrong with subprocesses, servers and a terminal`() async throws {
      try await watch([], python: "program.py", Self.python)
    }

    @Test func `Python has nothing wrong with processes, forked and spawned`() async throws {
      try await watch([], python: "processes.py", Self.processes)
    }

    @Test func `Perl has nothing wrong with pipes and children`() async throws {
      try await watch(
        [], files: ["program.pl": Self.perl], "perl program.pl")
    }

    @Test func `make shares a jobserver, and gcc compiles and links with LTO`() async throws {
      try await watch(
        [],
        files: [
          "Makefile": "all: a b c\na b c:\n\t@$(MAKE) -f sub.mk OUT=$@\n.PHONY: all a b c\n",
          "sub.mk":
            "all: $(OUT).1 $(OUT).2\n$(OUT).%: one.c\n\t@gcc -O1 -pipe -c one.c -o $@; echo $@ | cat\n",
          "one.c": "int one(int x) { return x + 1; }\n",
          "main.c": "int one(int); int main(void) { return one(-1); }\n",
        ],
        """
        make -j3 && make -j3 -B -Otarget
        gcc -O2 -flto=2 one.c main.c -o both && ./both
        """)
    }

    @Test func `A shell's redirections are its script's affair`() async throws {
      for shell in ["bash", "dash"] {
        try await watch(
          [], files: ["script": Self.redirections], "\(shell) script")
      }
    }

    @Test func `bash closes both ends of a pipe a second time`() async throws {
      try await watch(
        [Known(.doubleClose, "bash", call: "close")], files: ["script": "echo a | cat\n"],
        watched: .watchedFor([.doubleClose]), "bash script")
    }

    @Test func `Node has nothing wrong with children, threads and a server`() async throws {
      try await watch([], files: ["program.js": Self.node], "node program.js")
    }

    @Test func `nginx has nothing wrong when it reloads, reopens and ends`() async throws {
      try await watch(
        [], files: ["nginx.conf": Self.nginx, "root/index.html": "hello\n"],
        """
        /usr/sbin/nginx -p . -c nginx.conf -e error.log -g 'daemon off;' & pid=$!
        \(Self.until("curl -sf http://10.0.0.1/ > /dev/null"))
        ab -q -n 200 -c 5 http://10.0.0.1/ > /dev/null
        kill -HUP $pid; sleep 1; \(Self.until("curl -sf http://10.0.0.1:81/ > /dev/null"))
        mv access.log access.old; kill -USR1 $pid; \(Self.until("test -e access.log"))
        curl -sf http://10.0.0.1/ > /dev/null
        kill -QUIT $pid; wait $pid
        """)
    }

    @Test func `redis has nothing wrong when it saves and writes its log anew`() async throws {
      try await watch(
        [],
        """
        redis-server --bind 10.0.0.1 --protected-mode no --appendonly yes --logfile log & pid=$!
        ask() { redis-cli -h 10.0.0.1 "$@"; }
        \(Self.until("ask ping > /dev/null 2>&1"))
        redis-benchmark -h 10.0.0.1 -q -n 500 -c 5 -t set,get > /dev/null
        ask save; ask bgrewriteaof
        \(Self.until("ask info persistence | grep -q aof_rewrite_in_progress:0"))
        ask shutdown; wait $pid
        """)
    }

    @Test func `sshd keeps its log open for the next sshd`() async throws {
      let options = "-F none -i key -o StrictHostKeyChecking=accept-new -o BatchMode=yes"
      let login = "ssh \(options) -o UserKnownHostsFile=$PWD/known \(Account.own)@10.0.0.1"
      try await watch(
        [Known(.execLeak, "sshd", call: "open")], files: ["sshd_config": Self.sshd],
        """
        \(Account.isRoot ? "mkdir -p /run/sshd" : ":")
        for name in host key; do ssh-keygen -q -t ed25519 -N '' -f $name; done; cp key.pub authorized
        for name in HostKey:host AuthorizedKeysFile:authorized PidFile:pid
        do echo "${name%%:*} $PWD/${name##*:}" >> sshd_config; done
        /usr/sbin/sshd -D -f $PWD/sshd_config -E $PWD/log & pid=$!
        \(Self.until("\(login) true 2> /dev/null"))
        test $(\(login) 'cat; exit 0' < sshd_config | wc -l) -gt 3
        kill $pid; wait $pid || true
        """)
    }

    @Test(.enabled(if: Account.isRoot, "its server runs as another user"))
    func `PostgreSQL has nothing wrong but that its commands inherit its files`() async throws {
      try await Stage.with { stage in
        let programs = try RealPrograms.Postgres.programs()
        let data = try stage.folder.makeFolder("data", owner: "postgres", mode: 0o700)
        let outcome = try await Self.run(
          stage,
          """
          export PATH="\(programs):$PATH" LC_ALL=C PGHOST=10.0.0.1 PGUSER=postgres
          as() { setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; }
          as initdb -D \(data) -A trust -U postgres --no-sync --no-instructions > /dev/null
          echo 'host all all 10.0.0.0/24 trust' > hba; chmod 644 hba
          as postgres -D \(data) -h 10.0.0.1 -k '' -c hba_file=$PWD/hba \
            -c fsync=off -c min_parallel_table_scan_size=0 -c parallel_setup_cost=0 & pid=$!
          \(Self.until("pg_isready -q"))
          psql -qAtX -c 'create table t as select generate_series(1, 20000) a' -c 'analyze t' \
            -c 'select count(*) from t' -c "copy t to program 'wc -l > /dev/null'" -c 'vacuum full t'
          kill -INT $pid; wait $pid
          """, watched: .watched, within: .seconds(120))
        let others = outcome.descriptors.findings.filter {
          $0.kind != .execLeak
            || $0.events.first?.frames.first?.module?.hasSuffix("/postgres") != true
        }
        #expect(others.isEmpty)
      }
    }
  }
}
