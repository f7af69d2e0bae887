/* posix_spawn — the next program keeps its lot and its names, whatever environment it is given.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "../onward.h"

typedef int spawner(int *child, const char *path, const posix_spawn_file_actions_t *,
                    const posix_spawnattr_t *, char *const argv[], char *const envp[]);

static int spawn(spawner *real, bool searches, int *child, const char *path,
                 const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attributes,
                 char *const argv[], char *const envp[])
{
    const struct program_start start = {AT_FDCWD, path, .searches = searches};
    struct onward next;

    if (!onward_prepare(&next))
        return real(child, path, actions, attributes, argv, envp);
    if (!shim_may_run(&start)) {
        shim_after_exec(&next);
        return EPERM;
    }

    const struct carry_room room = carry_room(&next.carry, envp);
    char *environment[room.entries];
    char text[room.bytes];

    carry_into(&next.carry, envp, environment, text);
    const int result = real(child, path, actions, attributes, argv, environment);
    shim_after_exec(&next);
    return result;
}

#define SPAWNS(name, searches)                                                                     \
    SHIM_EXPORT int name(int *child, const char *path, const posix_spawn_file_actions_t *actions,  \
                         const posix_spawnattr_t *attributes, char *const argv[],                  \
                         char *const envp[])                                                       \
    {                                                                                              \
        return spawn(REAL(name), searches, child, path, actions, attributes, argv, envp);          \
    }

SPAWNS(posix_spawn, false)
SPAWNS(posix_spawnp, true)
SPAWNS(pidfd_spawn, false)
SPAWNS(pidfd_spawnp, true)
