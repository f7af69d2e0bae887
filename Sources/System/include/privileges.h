/* privileges.h — whether set-uid bits and file capabilities count here.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef PRIVILEGES_H
#define PRIVILEGES_H

#include <stdbool.h>
#include <sys/xattr.h>

bool file_privileges_are_off(void); /* PR_SET_NO_NEW_PRIVS */
bool file_is_on_nosuid(const char *path);

#endif
