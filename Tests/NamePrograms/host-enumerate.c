/* gethostent() tells of the lines, one by one; sethostent() starts over.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct hostent *host;

    sethostent(1);
    while ((host = gethostent()))
        say_hostent("entry", host);
    h_errno = 77;
    say_hostent("after the last", gethostent());
    sethostent(0);
    say_hostent("first", gethostent());
    gethostbyname("db");
    say_hostent("second", gethostent());
    endhostent();
    say_hostent("first", gethostent());
    endhostent();
}
