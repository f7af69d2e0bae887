// SPDX-License-Identifier: Apache-2.0
#if Macros
  @_exported public import BacklotMocking

  /// Makes a mock of a protocol beside it: `MockDevice` for `Device`.
  ///
  /// ```swift
  /// @Mocked
  /// protocol Device {
  ///   func open(_ path: String, _ flags: Int32) throws(DeviceError) -> Int32
  /// }
  /// ```
  ///
  /// A macro sees this one declaration: what the protocol inherits is mocked where that is one of the
  /// protocols that everybody knows, such as `Hashable`; others need `backlot mocks`.
  @attached(peer, names: prefixed(Mock))
  @attached(extension, names: arbitrary)
  public macro Mocked() = #externalMacro(module: "BacklotMockMacros", type: "MockedMacro")
#endif
