/* proc_file.c — SPDX-License-Identifier: Apache-2.0 */
#include "proc_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static ssize_t read_all(int file, char *text, size_t room)
{
    size_t length = 0;

    while (length < room - 1) {
        const ssize_t count = read(file, text + length, room - 1 - length);

        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && length == 0)
            return -errno;
        if (count <= 0)
            break;
        length += (size_t)count;
    }
    text[length] = 0;
    return (ssize_t)length;
}

ssize_t proc_read(const char *path, char *text, size_t room)
{
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    const ssize_t length = file < 0 ? -errno : read_all(file, text, room);

    if (file >= 0)
        close(file);
    if (length < 0)
        *text = 0;
    return length;
}

ssize_t proc_file_read(int32_t pid, const char *name, char *text, size_t room)
{
    char path[64];

    snprintf(path, sizeof(path), "/proc/%d/%s", pid, name);
    return proc_read(path, text, room);
}

char *proc_file_whole(int32_t pid, const char *name)
{
    size_t room = 1 << 14;
    char *text = malloc(room);

    while (text) {
        const ssize_t length = proc_file_read(pid, name, text, room);

        if (length > 0 && (size_t)length < room - 1)
            return text;
        free(text);
        if (length <= 0)
            return NULL;
        room *= 4;
        text = malloc(room);
    }
    return NULL;
}

int32_t proc_parent(int32_t pid)
{
    char text[1024];
    const char *behind_name = NULL;
    int32_t parent = 0;

    if (proc_file_read(pid, "stat", text, sizeof(text)) <= 0)
        return 0;
    behind_name = strrchr(text, ')');
    return behind_name && sscanf(behind_name + 1, " %*c %d", &parent) == 1 ? parent : 0;
}

long sys_number(const char *name, long otherwise)
{
    char path[96], text[32];

    snprintf(path, sizeof(path), "/proc/sys/%s", name);
    return proc_read(path, text, sizeof(text)) > 0 ? strtol(text, NULL, 10) : otherwise;
}
