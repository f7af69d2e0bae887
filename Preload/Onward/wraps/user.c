/* A change of user, root directory or namespace — afterwards files may be out of reach that are
 * still needed, so they are kept open from here on. SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "../onward.h"

#define CHANGES(name, parameters, arguments)                                                       \
    SHIM_EXPORT int name parameters                                                                \
    {                                                                                              \
        shim_before_change();                                                                      \
        return REAL(name) arguments;                                                               \
    }

CHANGES(setuid, (uid_t user), (user))
CHANGES(seteuid, (uid_t user), (user))
CHANGES(setreuid, (uid_t real, uid_t effective), (real, effective))
CHANGES(setresuid, (uid_t real, uid_t effective, uid_t saved), (real, effective, saved))
CHANGES(setfsuid, (uid_t user), (user))
CHANGES(setgid, (gid_t group), (group))
CHANGES(setegid, (gid_t group), (group))
CHANGES(setregid, (gid_t real, gid_t effective), (real, effective))
CHANGES(setresgid, (gid_t real, gid_t effective, gid_t saved), (real, effective, saved))
CHANGES(setgroups, (size_t count, const gid_t *groups), (count, groups))
/* A mount namespace of one's own begins with the files that were there. */
CHANGES(unshare, (int flags), (flags))

static int changed_root(int result)
{
    if (result == 0)
        shim_root_changed();
    return result;
}

SHIM_EXPORT int chroot(const char *path)
{
    shim_before_change();
    return changed_root(REAL(chroot)(path));
}

SHIM_EXPORT int setns(int fd, int kind)
{
    shim_before_change();
    const int result = REAL(setns)(fd, kind);

    return kind == 0 || kind & CLONE_NEWNS ? changed_root(result) : result;
}
