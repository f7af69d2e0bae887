/* After a change of user, everybody is still known.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    if (geteuid() == 0)
        need(setresuid(65534, 65534, 65534));
    say_passwd("alice", getpwnam("alice"));
    say_group("staff", getgrnam("staff"));
    say_hostent("db", gethostbyname("db"));
}
