/* exec — the next program keeps its lot and its names, whatever environment it is given.
 *
 * All of this runs in vfork children and after fork in threaded programs: no malloc, no locks.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "../onward.h"

#include <stdarg.h>

enum found { BY_PATH, BY_SEARCH, BY_DESCRIPTOR, BY_DIRECTORY };

struct program {
    enum found found;
    int fd;
    const char *path;
    int flags;
};

static int start(const struct program *program, char *const argv[], char *const envp[])
{
    switch (program->found) {
    case BY_PATH:
        return REAL(execve)(program->path, argv, envp);
    case BY_SEARCH:
        return REAL(execvpe)(program->path, argv, envp);
    case BY_DESCRIPTOR:
        return REAL(fexecve)(program->fd, argv, envp);
    case BY_DIRECTORY:
        return REAL(execveat)(program->fd, program->path, argv, envp, program->flags);
    }
    return shim_fail(EINVAL);
}

static bool may_run(const struct program *program)
{
    const struct program_start next = {
        .directory = program->found == BY_DIRECTORY ? program->fd : AT_FDCWD,
        .path = program->path,
        .searches = program->found == BY_SEARCH,
        .replaces = true,
    };

    return program->found == BY_DESCRIPTOR || shim_may_run(&next);
}

static int become(const struct program *program, char *const argv[], char *const envp[])
{
    struct onward next;

    if (!onward_prepare(&next))
        return start(program, argv, envp);
    if (!may_run(program)) {
        shim_after_exec(&next);
        return shim_fail(EPERM);
    }

    const struct carry_room room = carry_room(&next.carry, envp);
    char *environment[room.entries];
    char text[room.bytes];

    carry_into(&next.carry, envp, environment, text);
    start(program, argv, environment);
    SHIM_KEEP_ERRNO;
    shim_after_exec(&next);
    return -1;
}

static int become_path(const char *path, char *const argv[], char *const envp[])
{
    return become(&(const struct program){.found = BY_PATH, .path = path}, argv, envp);
}

static int become_searched(const char *file, char *const argv[], char *const envp[])
{
    return become(&(const struct program){.found = BY_SEARCH, .path = file}, argv, envp);
}

SHIM_EXPORT int execve(const char *path, char *const argv[], char *const envp[])
{
    return become_path(path, argv, envp);
}

SHIM_EXPORT int execv(const char *path, char *const argv[])
{
    return become_path(path, argv, environ);
}

SHIM_EXPORT int execvp(const char *file, char *const argv[])
{
    return become_searched(file, argv, environ);
}

SHIM_EXPORT int execvpe(const char *file, char *const argv[], char *const envp[])
{
    return become_searched(file, argv, envp);
}

SHIM_EXPORT int fexecve(int fd, char *const argv[], char *const envp[])
{
    return become(&(const struct program){.found = BY_DESCRIPTOR, .fd = fd}, argv, envp);
}

SHIM_EXPORT int execveat(int fd, const char *path, char *const argv[], char *const envp[],
                         int flags)
{
    const struct program program = {BY_DIRECTORY, fd, path, flags};
    return become(&program, argv, envp);
}

/* How many arguments there are in front of the NULL. */
static size_t count_arguments(const char *first, va_list *list)
{
    va_list rest;
    size_t count = 0;

    va_copy(rest, *list);
    for (const char *argument = first; argument; argument = va_arg(rest, const char *))
        count++;
    va_end(rest);
    return count;
}

/* Writes the arguments and their NULL; what follows the NULL is next in the list. */
static void take_arguments(const char *first, va_list *list, char **argv)
{
    for (const char *argument = first; argument; argument = va_arg(*list, const char *))
        *argv++ = (char *)argument;
    *argv = NULL;
}

SHIM_EXPORT int execl(const char *path, const char *argument, ...)
{
    va_list list;

    va_start(list, argument);
    char *argv[count_arguments(argument, &list) + 1];
    take_arguments(argument, &list, argv);
    va_end(list);
    return become_path(path, argv, environ);
}

SHIM_EXPORT int execlp(const char *file, const char *argument, ...)
{
    va_list list;

    va_start(list, argument);
    char *argv[count_arguments(argument, &list) + 1];
    take_arguments(argument, &list, argv);
    va_end(list);
    return become_searched(file, argv, environ);
}

SHIM_EXPORT int execle(const char *path, const char *argument, ...)
{
    va_list list;

    va_start(list, argument);
    char *argv[count_arguments(argument, &list) + 1];
    take_arguments(argument, &list, argv);
    char *const *envp = va_arg(list, char *const *);
    va_end(list);
    return become_path(path, argv, envp);
}
