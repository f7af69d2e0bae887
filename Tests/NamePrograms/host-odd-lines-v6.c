/* The same lines, asked for addresses of IPv6.
 * SPDX-License-Identifier: Apache-2.0 */
#include "odd_hosts.h"
#include "odd_host_names.h"

int main(void)
{
    write_lines();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        say_hostent(names[i], gethostbyname2(names[i], AF_INET6));
}
