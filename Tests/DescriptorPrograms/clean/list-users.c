/* The users and groups are listed, from the start and from the start again; numbers that libc used
 * for it are files' afterwards.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <grp.h>
#include <pwd.h>

int main(void)
{
    setpwent();
    while (getpwent())
        ;
    setpwent();
    const int meanwhile = a_file();
    need(getpwent());
    endpwent();
    setgrent();
    need(getgrent());
    endgrent();
    const int later = a_file();
    need(write(later, "x", 1) == 1 && !close(later) && !close(meanwhile));
}
