/* given.c — a board that who started the program has made is taken by one process.
 * SPDX-License-Identifier: Apache-2.0 */
#include "board.h"
#include "check.h"
#include "region_board.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static int started(void)
{
    BACKLOT_REGION("started") {}
    CHECK(fcntl(atoi(getenv(BACKLOT_REGIONS_FD)), F_GETFD) == FD_CLOEXEC);
    return failures != 0;
}

static void start(int fd)
{
    const pid_t pid = fork();
    int status = -1;

    if (pid == 0) {
        fcntl(fd, F_SETFD, 0);
        execl("/proc/self/exe", "given", "started", (char *)NULL);
    }
    waitpid(pid, &status, 0);
    CHECK(status == 0 || WEXITSTATUS(status) == 1);
}

int main(int count, char **words)
{
    const int fd = count > 1 ? -1 : region_board_make();
    struct region_board *made;
    char text[16];
    int32_t first;

    (void)words;
    if (count > 1)
        return started();
    CHECK(fd > 2);
    made = mmap(NULL, sizeof *made, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    atomic_store(&made->watchers, 1);
    snprintf(text, sizeof text, "%d", fd);
    setenv(BACKLOT_REGIONS_FD, text, 1);
    start(fd);
    first = atomic_load(&made->pid);
    CHECK(first > 0 && first != getpid());
    CHECK(atomic_load(&made->slots[0].head) == 2);
    CHECK(made->events[0][0].depth == 1 && made->events[0][1].depth == 0);
    CHECK(!strcmp(made->names[made->events[0][0].region], "started"));
    /* Another one makes its own. */
    BACKLOT_REGION("late") {}
    CHECK(atomic_load(&made->pid) == first);
    CHECK(atomic_load(&made->slots[0].head) == 2);
    CHECK(atomic_load(&region_board()->pid) == getpid());
    CHECK(atomic_load(&region_board()->from_start) == REGIONS_OFFERED);
    return failures != 0;
}
