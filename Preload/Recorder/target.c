/* target.c — SPDX-License-Identifier: Apache-2.0 */
#include "complaint.h"
#include "kin.h"
#include "proc_file.h"
#include "target.h"

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

/* Its first thread may have ended before the others. */
static bool is_over(const struct look *look)
{
    return (look->state == 'Z' && look->threads < 2) || look->state == 'X';
}

bool target_has_ended(int32_t pid)
{
    struct look look;

    return !look_at(pid, &look) || is_over(&look);
}

static int refuse(const struct target *target, const struct look *look)
{
    if (is_over(look))
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

static int32_t process_of(int32_t thread)
{
    char text[1024];
    const char *line = NULL;

    if (proc_file_read(thread, "status", text, sizeof(text)) > 0)
        line = strstr(text, "\nTgid:");
    return line ? atoi(line + strlen("\nTgid:")) : thread;
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
    target->process = target->is_one_thread ? process_of(target->pid) : target->pid;
    target->has_kin = options->verb == RECORD_START && options->children;
    const int status = refuse(target, &look);

    return status ? status : open_handle(target);
}

static int by_number(const void *left, const void *right)
{
    const int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;

    return (a > b) - (a < b);
}

size_t target_processes(const struct target *target, int32_t **pids)
{
    if (target->has_kin)
        return kin_list(target->pid, target->except, pids);
    *pids = malloc(sizeof(**pids));
    if (*pids)
        **pids = target->process;
    return *pids ? 1 : 0;
}

static size_t only_one(const struct target *target, int32_t **threads)
{
    if (kin_threads(target->pid, threads, 0) == 0)
        return 0;
    **threads = target->pid;
    return 1;
}

size_t target_threads(const struct target *target, int32_t **threads)
{
    int32_t *pids = NULL;
    size_t process_count = 0, count = 0;

    *threads = NULL;
    if (target->is_one_thread)
        return only_one(target, threads);
    process_count = target_processes(target, &pids);
    for (size_t i = 0; i < process_count; i++)
        count = kin_threads(pids[i], threads, count);
    free(pids);
    if (count)
        qsort(*threads, count, sizeof(**threads), by_number);
    return count;
}

bool target_has(const struct target *target, int32_t thread)
{
    char path[64];

    snprintf(path, sizeof(path), "/proc/%d/task/%d", target->pid, thread);
    return access(path, F_OK) == 0;
}

void target_thread_name(int32_t thread, char name[16])
{
    char text[64] = "";

    proc_file_read(thread, "comm", text, sizeof(text));
    text[strcspn(text, "\n")] = 0;
    snprintf(name, 16, "%.15s", text);
}
