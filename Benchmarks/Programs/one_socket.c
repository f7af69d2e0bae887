/* The cheapest program that a socket shim has to serve.
 * SPDX-License-Identifier: Apache-2.0 */
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    const int fd = socket(AF_INET, SOCK_STREAM, 0);

    return fd < 0 || close(fd) != 0;
}
