/* target.c — SPDX-License-Identifier: Apache-2.0 */
#include "complaint.h"
#include "proc_file.h"
#include "target.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What of /proc/PID/stat decides. */
struct look {
    char state;
    uint64_t flags;
    long threads;
};

static bool look_at(int32_t pid, struct look *look)
{
    char text[1024];
    const char *behind_name = NULL;

    if (proc_file_read(pid, "stat", text, sizeof(text)) <= 0)
        return false;
    behind_name = strrchr(text, ')');
    return behind_name &&
           sscanf(behind_name + 1,
                  " %c %*d %*d %*d %*d %*d %lu %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %ld",
                  &look->state, &look->flags, &look->threads) == 3;
}

enum { KERNEL_THREAD = 0x00200000 /* PF_KTHREAD */ };

static int refuse(const struct target *target, const struct look *look)
{
    /* Its first thread may have ended before the others. */
    if ((look->state == 'Z' && look->threads < 2) || look->state == 'X')
        return complain(EX_NOINPUT,
                        "process %d has ended, and only its parent has not asked how; profile "
                        "one that runs",
                        target->pid);
    if (look->flags & KERNEL_THREAD)
        return complain(EX_NOINPUT,
                        "process %d is a thread of the kernel, which has no program; use perf "
                        "record -a for the kernel",
                        target->pid);
    return 0;
}

static int open_handle(struct target *target)
{
    const long handle = syscall(SYS_pidfd_open, target->pid, 0);

    /* A thread's number has none; its events tell of its end. */
    target->handle = (int)handle;
    return handle < 0 && errno == ESRCH
               ? complain(EX_NOINPUT, "process %d has just ended; profile one that runs",
                          target->pid)
               : 0;
}

int target_find(struct target *target, const struct record_options *options)
{
    char path[64];
    struct stat folder;
    struct look look = {0};

    *target =
        (struct target){.pid = options->pid, .is_one_thread = !options->threads, .handle = -1};
    snprintf(path, sizeof(path), "/proc/%d", target->pid);
    if (stat(path, &folder) < 0 || !look_at(target->pid, &look))
        return complain(EX_NOINPUT,
                        "there is no process %d; name one that runs, as ps -e shows them",
                        target->pid);
    target->owner = folder.st_uid;
    const int status = refuse(target, &look);

    return status ? status : open_handle(target);
}

static int by_number(const void *left, const void *right)
{
    const int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;

    return (a > b) - (a < b);
}

static size_t read_numbers(DIR *folder, int32_t **numbers)
{
    size_t count = 0, room = 0;

    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        const int32_t number = atoi(entry->d_name);

        if (number <= 0)
            continue;
        if (count == room) {
            int32_t *larger = realloc(*numbers, (room = room ? room * 2 : 64) * sizeof(**numbers));

            if (!larger)
                break;
            *numbers = larger;
        }
        (*numbers)[count++] = number;
    }
    return count;
}

size_t target_threads(const struct target *target, int32_t **threads)
{
    char path[64];
    size_t count = 0;

    *threads = NULL;
    snprintf(path, sizeof(path), "/proc/%d/task", target->pid);
    DIR *folder = opendir(path);

    if (!folder)
        return 0;
    count = read_numbers(folder, threads);
    closedir(folder);
    if (target->is_one_thread && count > 0) {
        (*threads)[0] = target->pid;
        return 1;
    }
    if (count)
        qsort(*threads, count, sizeof(**threads), by_number);
    return count;
}

void target_thread_name(int32_t thread, char name[16])
{
    char text[64] = "";

    proc_file_read(thread, "comm", text, sizeof(text));
    text[strcspn(text, "\n")] = 0;
    snprintf(name, 16, "%.15s", text);
}
