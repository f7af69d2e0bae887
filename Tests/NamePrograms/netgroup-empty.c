/* A netgroup file with nothing in it, and one that is not there.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    put("netgroup", "");
    say("setnetgrent", setnetgrent("toys"));
    say("innetgr", innetgr("toys", NULL, NULL, NULL));
    endnetgrent();
    need(unlink(etc("netgroup")));
    say("setnetgrent", setnetgrent("toys"));
    say("innetgr", innetgr("toys", NULL, NULL, NULL));
}
