/* A process locks itself in by seccomp: what it has not asked for itself would end it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#define ALLOWS(number)                                                                             \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

static void lock_in(void)
{
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        ALLOWS(SYS_read),
        ALLOWS(SYS_write),
        ALLOWS(SYS_close),
        ALLOWS(SYS_dup),
        ALLOWS(SYS_exit_group),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    };
    struct sock_fprog program = {sizeof filter / sizeof *filter, filter};

    need(!prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
    need(!prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program));
}

static void work(void)
{
    char byte;
    const int fd = open("/dev/null", O_RDWR | O_CLOEXEC);

    need(open("/dev/null", O_RDWR | O_CLOEXEC) != -1);
    lock_in();
    need(dup(fd) != -1 && read(fd, &byte, 1) == 0 && !close(fd));
    need_error(EBADF, read(fd, &byte, 1));
    _exit(0);
}

int main(void) { in_child(work); }
