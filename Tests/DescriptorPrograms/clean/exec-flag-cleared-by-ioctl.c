/* A vfork() child takes FD_CLOEXEC from one file by fcntl(), a forked one by ioctl(), as Python
 * does. SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/ioctl.h>

static void run_in_vfork_child(int file)
{
    const pid_t child = vfork();

    if (!child) {
        fcntl(file, F_SETFD, 0);
        execl("/bin/true", "true", NULL);
        _exit(99);
    }
    wait_for(child);
}

static void run_in_child(int file)
{
    const pid_t child = fork();

    if (!child) {
        need(!ioctl(file, FIONCLEX));
        execl("/bin/true", "true", NULL);
        _exit(99);
    }
    wait_for(child);
}

int main(void)
{
    const int one = a_file(), other = a_file();

    run_in_vfork_child(one);
    run_in_child(other);
    need(!close(one) && !close(other));
}
