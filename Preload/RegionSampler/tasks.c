/* tasks.c — /proc/self/task. SPDX-License-Identifier: Apache-2.0 */
#include "tasks.h"
#include "kernel.h"
#include "text.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>

enum { ENTRIES = 1024, STATUS = 2048 };

/* Returns 0 for ".". */
static int number_of(const char *name)
{
    int number = 0;

    for (; *name >= '0' && *name <= '9'; name++)
        number = number * 10 + (*name - '0');
    return *name ? 0 : number;
}

static int each_of(const char *entries, long size, int (*each)(void *, int), void *with)
{
    for (long at = 0; at < size;) {
        const struct dirent64 *entry = (const struct dirent64 *)(entries + at);
        const int tid = number_of(entry->d_name);
        const int result = tid > 0 ? each(with, tid) : 0;

        if (result)
            return result;
        at += entry->d_reclen;
    }
    return 0;
}

int tasks_each(int (*each)(void *with, int tid), void *with)
{
    _Alignas(struct dirent64) char entries[ENTRIES];
    const int folder = kernel_open("/proc/self/task", O_RDONLY | O_DIRECTORY, 0);
    int result = folder < 0 ? folder : 0;

    while (result == 0) {
        const long size = direct_call(SYS_getdents64, folder, (long)entries, ENTRIES);

        if (size <= 0) {
            result = (int)size;
            break;
        }
        result = each_of(entries, size, each, with);
    }
    if (folder >= 0)
        kernel_close(folder);
    return result;
}

static int digit(char byte)
{
    return byte >= '0' && byte <= '9'   ? byte - '0'
           : byte >= 'a' && byte <= 'f' ? byte - 'a' + 10
                                        : -1;
}

/* Reads a line such as "SigBlk:\t0000000000010000". */
static bool find_mask(const char *status, const char *name, unsigned long *mask)
{
    const char *line = strstr(status, name);

    if (!line)
        return false;
    *mask = 0;
    for (line += strlen(name) + 1; digit(*line) >= 0; line++)
        *mask = *mask << 4 | (unsigned long)digit(*line);
    return true;
}

/* `name` has its colon. */
static bool task_mask(int tid, const char *name, unsigned long *mask)
{
    char path[64], status[STATUS];
    struct text text = text_in(path, sizeof(path));

    text_add(&text, "/proc/self/task/");
    text_number(&text, (uint64_t)tid);
    text_add(&text, "/status");
    const int file = kernel_open(path, O_RDONLY, 0);
    if (file < 0)
        return false;
    const long size = kernel_read(file, status, STATUS - 1);

    kernel_close(file);
    status[size > 0 ? size : 0] = 0;
    return find_mask(status, name, mask);
}

bool task_blocks(int tid, int signal)
{
    unsigned long mask;

    return task_mask(tid, "SigBlk:", &mask) && mask >> (signal - 1) & 1;
}
