/* Programs built with checks have the same answers.
 * SPDX-License-Identifier: Apache-2.0 */

/* cc: -D_FORTIFY_SOURCE=2 */
#include "names.h"

int main(void)
{
    char name[64], login[64] = "", domain[64];
    gid_t gids[20];
    volatile size_t size = sizeof name;
    volatile int room = 20;
    int count = room;

    say("gethostname", gethostname(name, size));
    puts(name);
    say("getdomainname", getdomainname(domain, size));
    puts(domain);
    claim("getlogin_r", getlogin_r(login, size) != ERANGE);
    say("getgrouplist", getgrouplist("alice", 1001, gids, &count));
    say_passwd("alice", getpwnam("alice"));
    say_hostent("db", gethostbyname("db"));
    claim("confstr", confstr(_CS_PATH, name, size) > 0);
}
