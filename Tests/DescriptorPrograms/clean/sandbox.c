/* A program shuts itself in, as sshd's children do: whatever it does but read, write, close and end
 * kills it. It ends with descriptors open.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#define ALLOW(name)                                                                                \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 1),                                         \
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

static SEEN void shut_in(void)
{
    struct sock_filter rules[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        ALLOW(read),
        ALLOW(write),
        ALLOW(close),
        ALLOW(exit_group),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    };
    const struct sock_fprog program = {.len = sizeof rules / sizeof *rules, .filter = rules};

    need(!prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
    need(!prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program));
}

int main(void)
{
    const int file = a_file();
    char byte;

    need(a_file() != -1 && a_file() != -1);
    shut_in();
    if (write(file, "x", 1) != 1 || read(file, &byte, 1) || close(file) ||
        read(file, &byte, 1) != -1)
        _exit(1);
    _exit(0);
}
