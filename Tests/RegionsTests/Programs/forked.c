/* forked.c — a forked child has its own board, its parent's regions and no statistics.
 * SPDX-License-Identifier: Apache-2.0 */
#include "board.h"
#include "check.h"
#include "region_slots.h"

#include <dirent.h>
#include <sys/wait.h>
#include <unistd.h>

static unsigned boards(void)
{
    DIR *files = opendir("/proc/self/fd");
    unsigned count = 0;

    for (struct dirent *entry; (entry = readdir(files));) {
        char target[256] = "";

        if (readlinkat(dirfd(files), entry->d_name, target, sizeof target - 1) > 0)
            count += strstr(target, BACKLOT_REGIONS_NAME) != NULL;
    }
    closedir(files);
    return count;
}

static void any(void *count, const struct region_statistics *found)
{
    *(uint64_t *)count += found->calls;
}

static uint64_t all_calls(void)
{
    uint64_t count = 0;

    region_statistics_each(any, &count);
    return count;
}

static int child(const char *path)
{
    char longer[64];

    snprintf(longer, sizeof longer, "%s/of the child", path);
    CHECK(region_board_if_any() == NULL);
    CHECK(boards() == 0);
    IS_IN(path);
    backlot_region_begin(backlot_region_named("of the child"));
    IS_IN(longer);
    CHECK(boards() == 1);
    CHECK(atomic_load(&region_board()->pid) == getpid());
    CHECK(atomic_load(&region_board()->measures) == REGION_TAGS);
    CHECK(!strcmp(region_board()->names[backlot_region_named("outer")], "outer"));
    backlot_region_end(backlot_region_named("outer"));
    IS_IN("");
    CHECK(all_calls() == 0);
    region_measure(REGION_WALL);
    BACKLOT_REGION("measured") {}
    CHECK(all_calls() == 1);
    fflush(stdout);
    return failures != 0;
}

static void is_fine(pid_t pid)
{
    int status = -1;

    waitpid(pid, &status, 0);
    CHECK(status == 0);
}

static void forks(const char *path)
{
    const struct region_slot before = region_board()->slots[0];
    const pid_t pid = fork();

    if (pid == 0)
        _exit(child(path));
    is_fine(pid);
    CHECK(!memcmp(&before, &region_board()->slots[0], sizeof before));
    CHECK(atomic_load(&region_board()->slot_count) == 1);
    CHECK(atomic_load(&region_board()->pid) == getpid());
}

/* It shares all memory, and its parent waits. */
static void vforks(void)
{
    const pid_t pid = vfork();

    if (pid == 0) {
        backlot_region_begin(backlot_region_named("never ends"));
        execl("/bin/true", "true", (char *)NULL);
        _exit(1);
    }
    is_fine(pid);
}

static void grandchildren(void)
{
    const pid_t pid = fork();

    if (pid == 0) {
        backlot_region_begin(backlot_region_named("second"));
        forks("outer/second");
        IS_IN("outer/second");
        fflush(stdout);
        _exit(failures != 0);
    }
    is_fine(pid);
}

int main(void)
{
    region_measure(REGION_WALL);
    BACKLOT_REGION("earlier") {}
    BACKLOT_REGION("outer")
    {
        forks("outer");
        IS_IN("outer");
        grandchildren();
        vforks();
    }
    IS_IN("");
    CHECK(all_calls() == 2);
    CHECK(boards() == 1);
    fflush(stdout);
    return failures != 0;
}
