/* A change of user, root directory or namespace — afterwards files may be out of reach that are
 * still needed, so they are kept open from here on. SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "../onward.h"

#define CHANGES(name, root, parameters, arguments)                                                 \
    SHIM_EXPORT int name parameters                                                                \
    {                                                                                              \
        shim_before_change(root);                                                                  \
        return REAL(name) arguments;                                                               \
    }

CHANGES(setuid, false, (uid_t user), (user))
CHANGES(seteuid, false, (uid_t user), (user))
CHANGES(setreuid, false, (uid_t real, uid_t effective), (real, effective))
CHANGES(setresuid, false, (uid_t real, uid_t effective, uid_t saved), (real, effective, saved))
CHANGES(setfsuid, false, (uid_t user), (user))
CHANGES(setgid, false, (gid_t group), (group))
CHANGES(setegid, false, (gid_t group), (group))
CHANGES(setregid, false, (gid_t real, gid_t effective), (real, effective))
CHANGES(setresgid, false, (gid_t real, gid_t effective, gid_t saved), (real, effective, saved))
CHANGES(setgroups, false, (size_t count, const gid_t *groups), (count, groups))
CHANGES(chroot, true, (const char *path), (path))
CHANGES(unshare, flags &CLONE_NEWNS, (int flags), (flags))
CHANGES(setns, kind == 0 || kind & CLONE_NEWNS, (int fd, int kind), (fd, kind))
