/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "privileges.h"

#include <sys/prctl.h>
#include <sys/statvfs.h>

bool file_privileges_are_off(void) { return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1; }

bool file_is_on_nosuid(const char *path)
{
    struct statvfs mount;

    return statvfs(path, &mount) == 0 && mount.f_flag & ST_NOSUID;
}
