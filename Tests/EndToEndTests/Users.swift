// SPDX-License-Identifier: Apache-2.0
import Backlot
import Testing

extension RealPrograms {
  /// Programs that ask who somebody is.
  @Suite struct Users {
    @Test(arguments: [
      ("id alice", "uid=41001(alice) gid=41001(alice) groups=41001(alice),43000(crew),43001(keys)"),
      ("id -un 41002; id -Gn bob", "bob\nbob crew"),
      ("getent passwd bob", "bob:x:41002:41002::/home/bob:/bin/sh"),
      ("getent passwd 41002 root | cut -d: -f1", "bob\nroot"),
      ("getent group crew 43001", "crew:x:43000:alice,bob\nkeys:x:43001:alice"),
      ("getent initgroups alice", "alice                 43000 43001"),
      ("getent shadow alice", "alice:*:20000::99999::::"),
      ("getent passwd nobody-of-this-name || echo $?", "2"),
      ("eval echo '~bob'", "/home/bob"),
      ("getent netgroup all", "all                   ( ,bob,) (web.example,alice,)"),
      ("getent services 7777/udp", "quiz                  7777/udp"),
      ("hostname; uname -n", "toy\ntoy"),
    ])
    func `Debian's own tools know them`(_ line: String, _ answer: String) async throws {
      try await Stage.inTown { stage in
        let said = try await stage.shell(line)
        #expect(said == answer)
      }
    }

    @Test func `An enumeration has the test's users first, and the machine's behind them`()
      async throws
    {
      try await Stage.inTown { stage in
        let users = try await stage.shell("getent passwd | cut -d: -f1")
        #expect(users.hasPrefix("alice\nbob\n"))
        #expect(users.contains("\nroot\n"))
        #expect(try await stage.shell("getent group | grep -c '^crew:'") == "1")
      }
    }

    @Test func `Python knows them`() async throws {
      let program = """
        import grp, os, pwd
        alice = pwd.getpwnam("alice")
        print(alice.pw_uid, alice.pw_gecos, pwd.getpwuid(41002).pw_name, grp.getgrnam("crew").gr_mem)
        print(os.getgrouplist("alice", 41001), "bob" in [user.pw_name for user in pwd.getpwall()])
        try: pwd.getpwnam("zed")
        except KeyError as error: print(error)
        """
      try await Stage.inTown { stage in
        let answer = try await stage.say("/usr/bin/python3", ["-c", program])
        #expect(
          answer == """
            41001 Alice Test bob ['alice', 'bob']
            [41001, 43000, 43001] True
            "getpwnam(): name not found: 'zed'"
            """)
      }
    }

    @Test func `Perl knows them, one by one and all together`() async throws {
      let program = """
        print join("|", (getpwnam("alice"))[0, 2, 3, 6]), "\\n", scalar(getpwuid(41002)), "\\n";
        while (my @group = getgrent) { print "$group[0] = $group[3]\\n" if $group[2] =~ /^4300/ }
        print getpwnam("zed") ? "known" : "unknown", "\\n";
        """
      try await Stage.inTown { stage in
        let answer = try await stage.say("perl", ["-e", program])
        #expect(
          answer == """
            alice|41001|41001|Alice Test
            bob
            crew = alice bob
            keys = alice
            unknown
            """)
      }
    }

    @Test(.enabled(if: Account.isRoot, "only root may give files away"))
    func `Files are given to them, found, listed, archived and unpacked by name`() async throws {
      try await Stage.inTown { stage in
        let story = """
          install -o alice -g crew /dev/null one && touch two && chown bob:keys two
          stat -c '%u:%g %U:%G' one two
          ls -l one | cut -d' ' -f3,4; find . -user bob; find . -group crew
          tar -cf both.tar one two && tar -tvf both.tar | cut -d' ' -f2
          rm one two && tar -xf both.tar && stat -c '%u:%g' one two
          rsync -a --chown=bob:crew one three && stat -c '%U:%G' three
          """
        let answer = try await stage.shell(story)
        #expect(
          answer == """
            41001:43000 alice:crew
            41002:43001 bob:keys
            alice crew
            ./two
            ./one
            alice/crew
            bob/keys
            41001:43000
            41002:43001
            bob:crew
            """)
      }
    }

    @Test(
      .enabled(if: Account.isRoot, "only root may become somebody else"),
      arguments: [
        ["setpriv", "--reuid=alice", "--regid=alice", "--init-groups", "id"],
        ["su", "alice", "-c", "id"], ["su", "-", "alice", "-c", "id"],
        ["runuser", "-u", "alice", "--", "id"], ["sudo", "-n", "-u", "alice", "id"],
      ])
    func `Who becomes Alice is her, and in her groups`(_ way: [String]) async throws {
      try await Stage.inTown { stage in
        let identity = try await stage.say(way[0], Array(way.dropFirst()))
        #expect(
          identity
            == "uid=41001(alice) gid=41001(alice) groups=41001(alice),43000(crew),43001(keys)"
        )
      }
    }

    @Test(.enabled(if: Account.isRoot, "only root may become somebody else"))
    func `A user's number that the machine does not know gets a name and a home`() async throws {
      try await Stage.inTown { stage in
        try stage.folder.write(
          "Who.java",
          """
          class Who {
            public static void main(String[] arguments) {
              System.out.println(System.getProperty("user.name") + System.getProperty("user.home"));
            }
          }
          """)
        let become = ["--reuid=41001", "--regid=41001", "--clear-groups", "--"]
        let node = ["-e", "const u = os.userInfo(); console.log(u.username + u.homedir)"]
        let home = stage.folder("alice")
        #expect(try await stage.say("setpriv", become + ["node"] + node) == "alice\(home)")
        #expect(try await stage.say("setpriv", become + ["java", "Who.java"]) == "alice\(home)")
        #expect(try await stage.say("setpriv", become + ["whoami"]) == "alice")
      }
    }
  }
}
