/* A lookup that succeeds leaves errno alone.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    struct passwd user, *found;
    struct group group, *group_found;
    char buffer[1024];

    getpwnam("root");
    errno = E2BIG;
    getpwnam("alice");
    printf("getpwnam: %s\n", strerrorname_np(errno));
    errno = E2BIG;
    getpwuid_r(0, &user, buffer, sizeof buffer, &found);
    printf("getpwuid_r: %s\n", strerrorname_np(errno));
    errno = E2BIG;
    getgrgid(0);
    printf("getgrgid: %s\n", strerrorname_np(errno));
    errno = E2BIG;
    getgrnam_r("staff", &group, buffer, sizeof buffer, &group_found);
    printf("getgrnam_r: %s\n", strerrorname_np(errno));
    setpwent();
    errno = E2BIG;
    getpwent();
    printf("getpwent: %s\n", strerrorname_np(errno));
    errno = E2BIG;
    endpwent();
    printf("endpwent: %s\n", strerrorname_np(errno));
}
