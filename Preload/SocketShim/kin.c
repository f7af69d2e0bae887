/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "kin.h"
#include "world.h"

#include <string.h>

enum { LINE = 512 };

/* Reads /proc/PID/maps line by line, without malloc or stdio. */
struct maps {
    int fd;
    size_t start, end;
    char text[4096];
};

static const char *next_line(struct maps *maps)
{
    for (;;) {
        char *line = maps->text + maps->start;
        char *stop = memchr(line, '\n', maps->end - maps->start);
        if (stop) {
            *stop = 0;
            maps->start = (size_t)(stop - maps->text) + 1;
            return line;
        }
        memmove(maps->text, line, maps->end - maps->start);
        maps->end -= maps->start;
        maps->start = 0;
        const ssize_t got =
            REAL(read)(maps->fd, maps->text + maps->end, sizeof maps->text - maps->end);
        if (got <= 0)
            return NULL;
        maps->end += (size_t)got;
    }
}

/* "start-end perms offset dev:minor inode path": the part that names the file. */
static bool copy_file(const char *line, char file[LINE])
{
    int start = 0, end = 0;

    if (sscanf(line, "%*s %*s %*s %n%*s %*s%n", &start, &end) < 0 || !end || end - start >= LINE)
        return false;
    memcpy(file, line + start, (size_t)(end - start));
    file[end - start] = 0;
    return true;
}

static bool open_maps(struct maps *maps, int pid)
{
    char path[32];

    snprintf(path, sizeof path, pid ? "/proc/%d/maps" : "/proc/self/maps", pid);
    maps->start = maps->end = 0;
    maps->fd = open(path, O_RDONLY | O_CLOEXEC);
    return maps->fd >= 0;
}

/* Where our own mapping of the lot begins, its file stands. */
static bool find_lot_file(struct maps *maps, char file[LINE])
{
    bool found = false;

    if (!open_maps(maps, 0))
        return false;
    for (const char *line; !found && (line = next_line(maps));)
        found = strtoul(line, NULL, 16) == (unsigned long)world_lot() && copy_file(line, file);
    REAL(close)(maps->fd);
    return found;
}

static bool maps_file(struct maps *maps, int pid, const char *file)
{
    char there[LINE];
    bool found = false;

    if (!open_maps(maps, pid))
        return false;
    for (const char *line; !found && (line = next_line(maps));)
        found = copy_file(line, there) && strcmp(there, file) == 0;
    REAL(close)(maps->fd);
    return found;
}

bool kin_is_of_lot(const struct ucred *who)
{
    SHIM_KEEP_ERRNO;
    struct maps maps;
    char file[LINE];

    if (who->pid == 0)
        return who->uid == geteuid();
    return find_lot_file(&maps, file) && maps_file(&maps, who->pid, file);
}
