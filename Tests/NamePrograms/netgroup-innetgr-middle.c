/* innetgr() in the middle of an enumeration does not move it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    char *host, *user, *domain;

    need(setnetgrent("toys") - 1);
    while (getnetgrent(&host, &user, &domain)) {
        printf("%s %s\n", host, user);
        say("alice", innetgr("people", NULL, "alice", NULL));
        say("carol", innetgr("people", NULL, "carol", NULL));
    }
    say("at the end", getnetgrent(&host, &user, &domain));
    say("people", setnetgrent("people"));
    say("toys at once", setnetgrent("toys"));
    say("first", getnetgrent(&host, &user, &domain));
    printf("%s %s\n", host, user);
    endnetgrent();
    say("after the end", getnetgrent(&host, &user, &domain));
    say("without a group", setnetgrent("none"));
    say("its first", getnetgrent(&host, &user, &domain));
}
