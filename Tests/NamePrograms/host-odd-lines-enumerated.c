/* The same lines, one by one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "odd_hosts.h"

int main(void)
{
    const struct hostent *host;

    write_lines();
    while ((host = gethostent()))
        say_hostent("entry", host);
}
