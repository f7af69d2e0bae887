/* kin.c — SPDX-License-Identifier: Apache-2.0 */
#include "kin.h"
#include "proc_file.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST = 1 << 15 /* processes */ };

/* Room for powers of two of them, from 64 on. */
static size_t add(int32_t **numbers, size_t count, int32_t number)
{
    const size_t room = count ? count * 2 : 64;

    if (count == 0 || (count >= 64 && (count & (count - 1)) == 0)) {
        int32_t *larger = realloc(*numbers, room * sizeof(**numbers));

        if (!larger)
            return count;
        *numbers = larger;
    }
    (*numbers)[count] = number;
    return count + 1;
}

size_t kin_threads(int32_t pid, int32_t **threads, size_t count)
{
    char path[64];

    snprintf(path, sizeof(path), "/proc/%d/task", pid);
    DIR *folder = opendir(path);

    if (!folder)
        return count;
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder))
        if (atoi(entry->d_name) > 0)
            count = add(threads, count, atoi(entry->d_name));
    closedir(folder);
    return count;
}

static bool is_in(const int32_t *numbers, size_t count, int32_t number)
{
    while (count)
        if (numbers[--count] == number)
            return true;
    return false;
}

/* "12 34 ": what /proc/PID/task/TID/children says. */
static size_t add_children(int32_t pid, int32_t thread, int32_t except, int32_t **pids,
                           size_t count)
{
    char name[32];
    char *text = NULL, *at = NULL;

    snprintf(name, sizeof(name), "task/%d/children", thread);
    text = proc_file_whole(pid, name);
    for (at = text; at && *at >= '0' && *at <= '9'; at += *at == ' ') {
        const int32_t child = (int32_t)strtol(at, &at, 10);

        if (child != except && count < MOST && !is_in(*pids, count, child))
            count = add(pids, count, child);
    }
    free(text);
    return count;
}

size_t kin_list(int32_t pid, int32_t except, int32_t **pids)
{
    size_t count = 0;

    *pids = NULL;
    count = add(pids, 0, pid);
    for (size_t i = 0; i < count; i++) {
        int32_t *threads = NULL;
        const size_t thread_count = kin_threads((*pids)[i], &threads, 0);

        for (size_t j = 0; j < thread_count; j++)
            count = add_children((*pids)[i], threads[j], except, pids, count);
        free(threads);
    }
    return count;
}
