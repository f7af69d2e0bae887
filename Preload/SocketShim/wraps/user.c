/* A change of user, root directory or namespace — afterwards the lot's directory may be out of
 * reach, so its file is kept open from here on.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../world.h"

#define HOLDS_DOOR(name, parameters, arguments)                                                    \
    SHIM_EXPORT int name parameters                                                                \
    {                                                                                              \
        world_hold_door();                                                                         \
        return REAL(name) arguments;                                                               \
    }

HOLDS_DOOR(setuid, (uid_t user), (user))
HOLDS_DOOR(seteuid, (uid_t user), (user))
HOLDS_DOOR(setreuid, (uid_t real, uid_t effective), (real, effective))
HOLDS_DOOR(setresuid, (uid_t real, uid_t effective, uid_t saved), (real, effective, saved))
HOLDS_DOOR(setfsuid, (uid_t user), (user))
HOLDS_DOOR(setgid, (gid_t group), (group))
HOLDS_DOOR(setegid, (gid_t group), (group))
HOLDS_DOOR(setregid, (gid_t real, gid_t effective), (real, effective))
HOLDS_DOOR(setresgid, (gid_t real, gid_t effective, gid_t saved), (real, effective, saved))
HOLDS_DOOR(setgroups, (size_t count, const gid_t *groups), (count, groups))
HOLDS_DOOR(chroot, (const char *path), (path))
HOLDS_DOOR(unshare, (int flags), (flags))
HOLDS_DOOR(setns, (int fd, int kind), (fd, kind))
