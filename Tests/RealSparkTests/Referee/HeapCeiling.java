/** Writes what the JVM that runs it offers, which is what Spark divides. */
class HeapCeiling {
  public static void main(String[] arguments) {
    System.out.println(Runtime.getRuntime().maxMemory());
  }
}
