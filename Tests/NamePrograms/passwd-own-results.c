/* The results of different calls do not overwrite each other.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct passwd *by_name = getpwnam("alice");
    const struct passwd *by_uid = getpwuid(1002);
    const struct passwd *entry = getpwent();
    const struct group *by_group_name = getgrnam("staff");
    const struct group *by_gid = getgrgid(100);
    const struct group *group_entry = getgrent();

    say_passwd("getpwnam", by_name);
    say_passwd("getpwuid", by_uid);
    say_passwd("getpwent", entry);
    say_group("getgrnam", by_group_name);
    say_group("getgrgid", by_gid);
    say_group("getgrent", group_entry);
    claim("the next call uses the same place", getpwnam("bob") == by_name);
    say_passwd("getpwuid still", by_uid);
}
