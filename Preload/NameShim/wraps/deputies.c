/* Old calls that tell of a user in other words. libc's own ask inside libc, past all wrappers.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../entry.h"

#include <string.h>

SHIM_EXPORT int getpw(uid_t uid, char *line)
{
    const struct passwd *user;

    if (!entry_given(NAME_PASSWD))
        return REAL(getpw)(uid, line);
    if (!line)
        return shim_fail(EINVAL);
    user = getpwuid(uid);
    if (!user)
        return -1;
    sprintf(line, "%s:%s:%lu:%lu:%s:%s:%s", user->pw_name, user->pw_passwd,
            (unsigned long)user->pw_uid, (unsigned long)user->pw_gid, user->pw_gecos, user->pw_dir,
            user->pw_shell);
    return 0;
}

SHIM_EXPORT char *cuserid(char *name)
{
    static char own[L_cuserid];
    const struct passwd *user;

    if (!entry_given(NAME_PASSWD))
        return REAL(cuserid)(name);
    user = getpwuid(geteuid());
    if (!user && name)
        *name = '\0';
    if (!user)
        return name;
    name = name ? name : own;
    stpncpy(name, user->pw_name, L_cuserid - 1);
    name[L_cuserid - 1] = '\0';
    return name;
}
